// ALTCHA's proof of work, version 1: find the number whose hash with the salt is the challenge.
const encoder = new TextEncoder();

async function hash(text) {
  const bytes = new Uint8Array(await crypto.subtle.digest("SHA-256", encoder.encode(text)));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
}

self.onmessage = async ({ data: { algorithm, challenge, maxnumber, salt, signature } }) => {
  for (let number = 0; number <= maxnumber; number += 1) {
    if ((await hash(salt + number)) === challenge) {
      self.postMessage(btoa(JSON.stringify({ algorithm, challenge, number, salt, signature })));
      return;
    }
  }
  self.postMessage("");
};
