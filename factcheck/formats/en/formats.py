"""Times by the 24-hour clock, as on the desk: “12:15 a.m.” is read wrongly at night."""

DATETIME_FORMAT = "j M Y, H:i"
TIME_FORMAT = "H:i"
