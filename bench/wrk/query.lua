-- The same head each time but for a query that nobody asked for before.
dofile(os.getenv("BENCH_WRK") .. "/done.lua")

local first, rest, number, start

function init()
  local head = io.open(os.getenv("BENCH_HEAD"), "rb"):read("*a")
  first, rest = head:match("^(GET [^ ]+)(.*)$")
  start = tostring(os.time() % 100000)
  number = 0
end

function request()
  number = number + 1
  return first .. "?utm_source=" .. start .. "&q=" .. math.random(1e9) .. number .. rest .. "\r\n"
end
