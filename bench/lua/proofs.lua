-- GETs inclusion proofs at random indices of a log of SIZE entries. PREFIX: path up to "index=".
package.path = os.getenv("LUA") .. "/?.lua;" .. package.path
require("measure")

local size = tonumber(os.getenv("SIZE"))
local prefix = os.getenv("PREFIX")
local at = 0

function request()
    at = (at + 104729) % size
    return wrk.format("GET", string.format("%s%d&size=%d", prefix, at, size))
end
