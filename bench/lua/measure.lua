-- What every wrk script here shares: ids that no other request of any run has, and one machine-readable line at the end.
local threads = 0

function setup(thread)
    thread:set("thread_number", threads)
    threads = threads + 1
end

local counter = 0
local salt = tonumber(os.getenv("SALT") or "1")

function next_number()
    counter = counter + 1
    return (salt * 8 + thread_number) * 1e7 + counter
end

local letters = "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz"

function base58(number)
    local text = ""
    repeat
        local digit = number % 58
        text = letters:sub(digit + 1, digit + 1) .. text
        number = (number - digit) / 58
    until number == 0
    return text
end

function read_file(path)
    local file = assert(io.open(path))
    local text = file:read("*a"):gsub("%s+$", "")
    file:close()
    return text
end

function done(summary, latency, requests)
    local errors = summary.errors
    io.write(string.format("RESULT %d %.3f %.0f %.0f %.0f %d %d\n", summary.requests, summary.duration / 1e6,
        latency:percentile(50), latency:percentile(99), latency.max, errors.status,
        errors.connect + errors.read + errors.write + errors.timeout))
end
