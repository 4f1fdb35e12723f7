FROM python:3.13.18-slim AS packages

RUN python -m venv /venv
COPY requirements.txt .
# With bytecode: the containers' file systems are read-only, so that each start would compile everything again.
RUN /venv/bin/pip install --no-cache-dir --compile --require-hashes -r requirements.txt
# Which packages the image holds, with their licences (CycloneDX).
COPY devtools/sbom.py .
RUN /venv/bin/python sbom.py > /venv/sbom.cdx.json


FROM python:3.13.18-slim

ENV DJANGO_SETTINGS_MODULE=mysite.settings.production \
    PATH=/venv/bin:$PATH \
    PYTHONDONTWRITEBYTECODE=1 \
    PYTHONUNBUFFERED=1

# pg_dump and psql make and restore backups: not older than the server.
RUN apt-get update -q \
    && apt-get install -qy --no-install-recommends postgresql-client \
    && rm -rf /var/lib/apt/lists/*
RUN useradd --system --uid 10001 --home-dir /app site && install -d -o site -m 700 /backups
WORKDIR /app
COPY --from=packages /venv /venv
COPY . .

# Placeholder values, so that the settings load; the image does not keep them.
RUN SECRET_KEY=build ALLOWED_HOSTS=build DATABASE_URL=sqlite://:memory: SITE_URL=http://build \
    EMAIL_URL=smtp://build DEFAULT_FROM_EMAIL=build@example.lv \
    CALLBACK_KEYS="$(head -c 32 /dev/zero | base64)" CALLBACK_DIGEST_KEY="$(head -c 32 /dev/zero | base64)" \
    sh -c "python manage.py compile_catalogues && python manage.py collectstatic --no-input --verbosity 0" \
    && python -m compileall -q -x '^\./(static|var)/' . \
    && install -d -o site var/media

USER site
EXPOSE 8000
# gunicorn.conf.py holds the rest.
CMD ["gunicorn", "--bind=0.0.0.0:8000"]
