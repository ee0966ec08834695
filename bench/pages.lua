-- For bench/pages.sh: asks for a different page of a list each time where the path says {page}, sends $BENCH_BODY where
-- there is one; at the end one line: requests, errors, and the 50th, 95th and 99th percentile in milliseconds.
local template
init = function()
  if os.getenv("BENCH_BODY") then
    wrk.method, wrk.body = "POST", os.getenv("BENCH_BODY")
    wrk.headers["Content-Type"] = "application/x-www-form-urlencoded"
  end
  template = wrk.path:find("{page}", 1, true) and wrk.path or nil
  math.randomseed(1)
end
request = function()
  if template then
    return wrk.format(nil, (template:gsub("{page}", tostring(math.random(400)))))
  end
  return wrk.format()
end
done = function(summary, latency, requests)
  local errors = summary.errors.connect + summary.errors.read + summary.errors.write + summary.errors.status + summary.errors.timeout
  io.write(string.format("RESULT %d %d %.2f %.2f %.2f\n", summary.requests, errors,
    latency:percentile(50) / 1000, latency:percentile(95) / 1000, latency:percentile(99) / 1000))
end
