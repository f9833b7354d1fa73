# Ruledrift as a container: one process, no root, a read-only file system, data in /data.
FROM node:24-slim AS build
WORKDIR /app
COPY package.json package-lock.json .npmrc ./
# The image has its own Node 24; development tools and the bundled Node stay out.
RUN npm ci --omit=dev --omit=optional --ignore-scripts
COPY src src
COPY jobs jobs
COPY config config
COPY test/stories test/stories
# A story told at build proves the image and compiles the code once, so that a start on a read-only file system is quick.
ENV NODE_COMPILE_CACHE=/app/.compile-cache
RUN node src/start.mjs demo there-and-back --out /tmp/demo && RULEDRIFT_DATA=/tmp/data node src/start.mjs doctor

FROM node:24-slim
ENV NODE_ENV=production \
    NODE_COMPILE_CACHE=/app/.compile-cache \
    RULEDRIFT_CONFIG=/app/config \
    RULEDRIFT_DATA=/data
WORKDIR /app
COPY --from=build /app /app
RUN printf '#!/bin/sh\nexec node /app/src/start.mjs "$@"\n' > /usr/local/bin/ruledrift \
    && chmod 755 /usr/local/bin/ruledrift \
    && mkdir /data && chown node:node /data
USER node
VOLUME /data
STOPSIGNAL SIGTERM
HEALTHCHECK --interval=30s --timeout=10s --start-period=20s --retries=3 CMD ["ruledrift", "doctor", "--alive"]
ENTRYPOINT ["ruledrift"]
CMD ["run"]
