-- Requests from a list, one after the other, each whole as it stands there.
dofile(os.getenv("BENCH_WRK") .. "/done.lua")

local requests, place

function init()
  requests = {}
  for each in io.open(os.getenv("BENCH_LIST"), "rb"):read("*a"):gmatch("[^\1]+") do
    requests[#requests + 1] = each
  end
  place = 0
end

function request()
  place = place % #requests + 1
  return requests[place]
end
