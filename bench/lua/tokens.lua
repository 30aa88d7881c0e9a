-- Collects snapshot tokens, each good for one submission, into the file TOKENS. Not measured: it happens before.
package.path = os.getenv("LUA") .. "/?.lua;" .. package.path
require("measure")

local file

function init()
    file = assert(io.open(os.getenv("TOKENS"), "a"))
end

function request()
    local number = next_number()
    return wrk.format("GET", nil, {["X-Forwarded-For"] = string.format("10.%d.%d.7", number / 256 % 256, number % 256)})
end

function response(status, headers, body)
    local token = status == 200 and body:match('"token":"([^"]+)"')
    if token then file:write(token, "\n") end
end
