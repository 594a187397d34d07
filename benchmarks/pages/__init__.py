"""Pages with a known body, headline and time, in ten layouts, and every dump that a scraper makes of them."""
