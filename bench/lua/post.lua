-- POSTs the body in the file BODY with {{ID}}, {{N}}, {{PHONE}} replaced: a new person and a new key for each request.
package.path = os.getenv("LUA") .. "/?.lua;" .. package.path
require("measure")

local body
local tokens   -- an iterator over the file TOKENS; nil: the body needs none

function init()
    body = read_file(os.getenv("BODY"))
    if os.getenv("TOKENS") then tokens = io.lines(os.getenv("TOKENS")) end
    wrk.method = "POST"
    wrk.headers["Content-Type"] = "application/json"
    for name, value in (os.getenv("HEADERS") or ""):gmatch("([^=|]+)=([^|]+)") do
        wrk.headers[name] = value
    end
end

function request()
    local token = tokens and tokens()
    if tokens and not token then
        wrk.thread:stop()
        return wrk.format("GET", "/healthz")
    end
    local number = next_number()
    local id = base58(number)
    local text = body:gsub("{{(%u+)}}", {
        ID = id,
        TOKEN = token,
        N = string.format("%.0f", number),
        PHONE = string.format("29%07.0f", number % 1e7),
    })
    wrk.headers["Idempotency-Key"] = "bench-" .. id
    -- Each visitor has an address of his own: limits per address are not what is measured.
    wrk.headers["X-Forwarded-For"] = string.format("10.%d.%d.7", number / 256 % 256, number % 256)
    return wrk.format(nil, nil, nil, text)
end
