"""The picture beside a link in messengers and social networks (Open Graph, https://ogp.me)."""
