"""The languages whose voice a program knows. Others are checked by the general rules only."""

ENGLISH = "en"
LATVIAN = "lv"
RUSSIAN = "ru"
