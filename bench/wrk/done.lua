-- What wrk found, as one line of JSON. Every kind of failure counts.
function done(summary, latency, requests)
  local errors = summary.errors
  local failed = errors.connect + errors.read + errors.write + errors.status + errors.timeout
  io.write(string.format(
    '\n{"requests": %d, "microseconds": %d, "bytes": %d, "failed": %d}\n',
    summary.requests, summary.duration, summary.bytes, failed))
end
