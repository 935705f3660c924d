FROM mcr.microsoft.com/dotnet/sdk:10.0 AS build
ENV DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1
WORKDIR /source
# The project files alone first: packages are restored again only when these change.
COPY global.json .editorconfig Directory.Build.props Directory.Packages.props ./
COPY src/CcoPortal.Domain/*.csproj src/CcoPortal.Domain/
COPY src/CcoPortal.Data/*.csproj src/CcoPortal.Data/
COPY src/CcoPortal.Application/*.csproj src/CcoPortal.Application/
COPY src/CcoPortal.Web/*.csproj src/CcoPortal.Web/
RUN dotnet restore src/CcoPortal.Web
COPY data data
COPY src src
RUN dotnet publish src/CcoPortal.Web -c Release --no-restore -o /app

FROM mcr.microsoft.com/dotnet/aspnet:10.0
WORKDIR /app
COPY --from=build /app ./
# The facts that the first start imports.
COPY data data
COPY deploy/health.sh /usr/local/bin/portal-health
# The one place it writes to besides /tmp, so the rest may be mounted read-only. Without diagnostics it opens no socket in /tmp.
RUN chmod 755 /usr/local/bin/portal-health && mkdir -p /var/lib/cco-portal && chown "$APP_UID" /var/lib/cco-portal
ENV ASPNETCORE_HTTP_PORTS=8080 \
    DOTNET_EnableDiagnostics=0 \
    Portal__StateDir=/var/lib/cco-portal
VOLUME /var/lib/cco-portal
USER $APP_UID
EXPOSE 8080
HEALTHCHECK --interval=10s --timeout=3s --start-period=60s --retries=3 CMD ["portal-health", "/health/live"]
ENTRYPOINT ["dotnet", "CcoPortal.Web.dll"]
