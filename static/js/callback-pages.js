// How long to wait for an answer; an older browser waits as long as it likes.
export const patience = (milliseconds) => AbortSignal.timeout?.(milliseconds);

// A page that the site has answered with.
export async function read(response) {
  const page = new DOMParser().parseFromString(await response.text(), "text/html");
  return { page, ok: response.ok, url: response.url, status: response.status };
}
