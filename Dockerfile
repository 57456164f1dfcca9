# The Slack bot: `docker build -t mecsa-bot .`; docs/bot.md tells how to run it.
FROM node:24-slim AS build
WORKDIR /src
COPY package.json package-lock.json ./
COPY bot/package.json bot/
RUN npm ci --no-audit --no-fund
COPY rolldown.config.ts tsconfig.json ./
COPY src src
COPY bot bot
RUN npm run build && npm prune --omit=dev --no-audit --no-fund && mkdir /data

FROM node:24-slim
WORKDIR /app
COPY --from=build /src/node_modules node_modules
COPY --from=build /src/bot/package.json package.json
COPY --from=build /src/dist dist
COPY --from=build --chown=node:node /data /data
# ADMIN_HOST: probes come from outside of the container. Publish port 3001 to nobody else.
ENV NODE_ENV=production DATA_DIR=/data ADMIN_HOST=0.0.0.0
USER node
VOLUME ["/data"]
EXPOSE 3000 3001
STOPSIGNAL SIGTERM
HEALTHCHECK --interval=10s --timeout=3s --start-period=30s CMD ["node", "-e", "fetch('http://127.0.0.1:3001/healthz').then((r) => process.exit(r.ok ? 0 : 1), () => process.exit(1))"]
ENTRYPOINT ["node", "dist/bot/main.js"]
