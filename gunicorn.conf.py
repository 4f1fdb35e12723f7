"""The web server's settings: gunicorn reads this file from the folder it is started in.

Arguments on the command line are stronger. ``WEB_CONCURRENCY`` sets the number of
processes (gunicorn's own variable).
"""

from mysite.counters import share_counters

share_counters()

wsgi_app = "mysite.wsgi"
workers = 2
threads = 4
worker_tmp_dir = "/dev/shm"  # noqa: S108 - in memory: the heartbeat must not wait for a disk
control_socket_disable = True
# The application is loaded once, before the processes are forked: they start at once and share its memory.
preload_app = True
# A process is replaced now and then, so that a leak never fills the machine; not all at the same time.
max_requests = 10_000
max_requests_jitter = 2_000
# After SIGTERM, seconds for the requests that are being answered.
graceful_timeout = 30
timeout = 60
accesslog = "-"
# The logger adds time and request id. No personal data: no IP address, no query string, no referrer.
access_log_format = "%(m)s %(U)s %(s)s %(B)s %(L)s"
logger_class = "mysite.web_log.WebLogger"
