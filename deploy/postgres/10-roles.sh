#!/bin/sh
# Runs once, when the database volume is new. Two roles: one owns the schema and migrates it, the other serves; what the
# second may do with each table is granted by the migrations. psql reads the passwords from the environment, so that they
# stand on no command line.
set -eu
psql -v ON_ERROR_STOP=1 --username "$POSTGRES_USER" --dbname postgres <<'SQL'
\getenv owner_password CCO_PORTAL_OWNER_PASSWORD
\getenv portal_password CCO_PORTAL_PASSWORD
create role cco_portal_owner login nosuperuser nocreatedb nocreaterole password :'owner_password';
create role cco_portal login nosuperuser nocreatedb nocreaterole password :'portal_password';
create database cco_portal owner cco_portal_owner encoding 'UTF8' template template0;
revoke all on database cco_portal from public;
grant connect on database cco_portal to cco_portal;
\connect cco_portal
alter schema public owner to cco_portal_owner;
revoke all on schema public from public;
grant usage on schema public to cco_portal;
SQL
