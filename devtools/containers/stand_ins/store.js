// A stand-in for `weed server -s3`: s3rver, which checks signatures, /healthz, and a port that makes buckets, as weed's master does.
const fs = require("fs");
const http = require("http");
const S3rver = require("s3rver");
const { DUMMY_ACCOUNT } = require("s3rver/lib/models/account");

const args = process.argv.slice(2);
const option = (name) => (args.find((arg) => arg.startsWith(`-${name}=`)) || "").split("=").slice(1).join("=");

DUMMY_ACCOUNT.revokeAccessKey("S3RVER");
const anonymous = [];
for (const identity of JSON.parse(fs.readFileSync(option("s3.config"))).identities) {
  if (identity.name === "anonymous") anonymous.push(...identity.actions);
  for (const key of identity.credentials || []) DUMMY_ACCOUNT.createKeyPair(key.accessKey, key.secretKey);
}
// "Read:bucket/prefix*": what may be read without a signature.
const mayRead = (path) =>
  anonymous.some((action) => action.endsWith("*") && `Read:${decodeURIComponent(path).slice(1)}`.startsWith(action.slice(0, -1)));

const s3 = new S3rver({ directory: option("dir") || "/data", silent: true, allowMismatchedSignatures: false, vhostBuckets: false, resetOnClose: false });
const handle = s3.callback();
http
  .createServer((request, response) => {
    const url = new URL(request.url, "http://store");
    if (url.pathname === "/healthz") return response.end("ok");
    const signed = "authorization" in request.headers || url.searchParams.has("X-Amz-Algorithm");
    if (signed || (["GET", "HEAD"].includes(request.method) && mayRead(url.pathname))) return handle(request, response);
    response.statusCode = 403;
    return response.end();
  })
  .listen(8333, "0.0.0.0");
http
  .createServer((request, response) => {
    s3.store.putBucket(request.url.slice(1)).then(
      () => response.end("created\n"),
      (error) => {
        response.statusCode = 500;
        response.end(String(error));
      },
    );
  })
  .listen(9333, "0.0.0.0");
process.on("SIGTERM", () => process.exit(0));
