-- The same head each time but for one line, which is new: nothing can be remembered of it.
dofile(os.getenv("BENCH_WRK") .. "/done.lua")

local head, number

function init()
  head = io.open(os.getenv("BENCH_HEAD"), "rb"):read("*a")
  number = 0
end

function request()
  number = number + 1
  return head .. "X-Once: " .. number .. "\r\n\r\n"
end
