-- GETs manifests and appends the token of each to the file TOKENS: a token is good for one submission.
package.path = os.getenv("LUA") .. "/?.lua;" .. package.path
require("measure")

local file

function init()
    file = assert(io.open(os.getenv("TOKENS"), "a"))
end

function request()
    return wrk.format("GET")
end

function response(status, _, body)
    local token = status == 200 and body:match('"token":"([^"]+)"')
    if token then
        file:write(token, "\n")
        -- wrk ends its threads without closing their files.
        file:flush()
    end
end
