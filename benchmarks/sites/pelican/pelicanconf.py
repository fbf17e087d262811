"""The least that a site of reports needs; feeds, tags and archives are off, the cache is on, which is to Pelican's advantage."""

PATH = "content"
ARTICLE_PATHS = ["reports"]
OUTPUT_PATH = "output"
CACHE_PATH = "cache"
SITENAME = "Reports"
SITEURL = ""
TIMEZONE = "UTC"
DEFAULT_LANG = "en"
THEME = "simple"
DEFAULT_PAGINATION = 100
DIRECT_TEMPLATES = ["index"]
CACHE_CONTENT = True
LOAD_CONTENT_CACHE = True
FEED_ALL_ATOM = None
CATEGORY_FEED_ATOM = None
TRANSLATION_FEED_ATOM = None
AUTHOR_FEED_ATOM = None
AUTHOR_FEED_RSS = None
CATEGORY_SAVE_AS = ""
TAG_SAVE_AS = ""
AUTHOR_SAVE_AS = ""
