-- POSTs the body in the file BODY with {{ID}}, {{N}}, {{PHONE}} replaced: a new person and a new key for each request.
-- {{TOKEN}} is the next line of the file TOKENS. There must be enough: when they are used up nothing more is sent, and the
-- rate is too low.
package.path = os.getenv("LUA") .. "/?.lua;" .. package.path
require("measure")

local body
local tokens

function init()
    body = read_file(os.getenv("BODY"))
    if os.getenv("TOKENS") then
        tokens = assert(io.open(os.getenv("TOKENS")))
    end
    wrk.method = "POST"
    wrk.headers["Content-Type"] = "application/json"
    for name, value in (os.getenv("HEADERS") or ""):gmatch("([^=|]+)=([^|]+)") do
        wrk.headers[name] = value
    end
end

-- 40 million mobile numbers of one country.
local prefixes = { "29", "33", "44", "25" }
local person = tonumber(os.getenv("PERSON") or "0")

local function next_phone()
    person = person + 1
    return string.format("%s%07.0f", prefixes[math.floor(person / 9e6) % 4 + 1], 1e6 + person % 9e6)
end

function request()
    local token = tokens and tokens:read("*l")
    if tokens and not token then
        wrk.thread:stop()
        return wrk.format("GET", "/healthz")
    end
    local number = next_number()
    local id = base58(number)
    local text = body:gsub("{{(%u+)}}", {
        ID = id,
        N = string.format("%.0f", number),
        PHONE = next_phone(),
        TOKEN = token,
    })
    wrk.headers["Idempotency-Key"] = "bench-" .. id
    -- Each visitor has an address of his own: limits per address are not what is measured.
    wrk.headers["X-Forwarded-For"] = string.format("10.%d.%d.7", number / 256 % 256, number % 256)
    return wrk.format(nil, nil, nil, text)
end
