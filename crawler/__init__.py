"""From the web to posts: pages, platforms, and the spiders that visit boards."""
