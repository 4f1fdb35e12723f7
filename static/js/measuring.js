// Loads the program that counts visits. Called only after the visitor has agreed.
const programs = {
  matomo({ address, id }) {
    window._paq = [
      ["setTrackerUrl", `${address}matomo.php`],
      ["setSiteId", id],
      ["setDoNotTrack", true],
      ["trackPageView"],
      ["enableLinkTracking"],
    ];
    return { src: `${address}matomo.js` };
  },

  plausible: ({ address, id }) => ({ src: `${address}js/script.js`, domain: id }),

  ga4({ id }) {
    window.dataLayer = [];
    // Google reads the list of arguments itself, not an array.
    function gtag() {
      // biome-ignore lint/complexity/noArguments: its program expects this object
      window.dataLayer.push(arguments);
    }
    gtag("js", new Date());
    gtag("config", id, { allow_google_signals: false, allow_ad_personalization_signals: false });
    return { src: `https://www.googletagmanager.com/gtag/js?id=${encodeURIComponent(id)}` };
  },
};

export function measure(asked) {
  const address = asked.address.endsWith("/") ? asked.address : `${asked.address}/`;
  const { src, domain } = programs[asked.measuring]({ address, id: asked.id });
  const script = document.createElement("script");
  Object.assign(script, { src, async: true });
  if (domain) script.dataset.domain = domain;
  document.head.append(script);
}
