# Two stages: what installs the project does not run it.

FROM python:3.13.7-slim-trixie AS build
WORKDIR /src
RUN python -m venv /opt/lurewatch
COPY requirements/run.txt requirements/run.txt
RUN /opt/lurewatch/bin/pip install --no-cache-dir --require-hashes --no-deps --requirement requirements/run.txt
COPY . .
RUN /opt/lurewatch/bin/pip install --no-cache-dir --no-deps --no-build-isolation .

FROM python:3.13.7-slim-trixie
RUN useradd --system --uid 10001 --no-create-home lurewatch \
    && install --directory --owner=lurewatch --mode=0700 /var/lib/lurewatch /feeds
COPY --from=build /opt/lurewatch /opt/lurewatch
ENV PATH=/opt/lurewatch/bin:$PATH \
    PYTHONDONTWRITEBYTECODE=1 \
    PYTHONUNBUFFERED=1 \
    LUREWATCH_VAR=/var/lib/lurewatch \
    LUREWATCH_HOST=0.0.0.0
USER 10001
WORKDIR /var/lib/lurewatch
EXPOSE 8000
HEALTHCHECK --start-period=30s --interval=30s --timeout=5s \
    CMD ["python", "-c", "import urllib.request; urllib.request.urlopen('http://127.0.0.1:8000/readyz', timeout=4)"]
ENTRYPOINT ["lurewatch"]
CMD ["serve"]
