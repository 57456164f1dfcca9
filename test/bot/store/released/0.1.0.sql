--
-- PostgreSQL database dump
--


-- Dumped from database version 15.18 (Debian 15.18-0+deb12u1)
-- Dumped by pg_dump version 15.18 (Debian 15.18-0+deb12u1)

SET statement_timeout = 0;
SET lock_timeout = 0;
SET idle_in_transaction_session_timeout = 0;
SET client_encoding = 'UTF8';
SET standard_conforming_strings = on;
SELECT pg_catalog.set_config('search_path', '', false);
SET check_function_bodies = false;
SET xmloption = content;
SET client_min_messages = warning;
SET row_security = off;

--
-- Name: mecsa; Type: SCHEMA; Schema: -; Owner: -
--

CREATE SCHEMA mecsa;


SET default_tablespace = '';

SET default_table_access_method = heap;

--
-- Name: bucket; Type: TABLE; Schema: mecsa; Owner: -
--

CREATE TABLE mecsa.bucket (
    bucket text NOT NULL,
    tokens double precision NOT NULL,
    at timestamp with time zone NOT NULL,
    full_at timestamp with time zone NOT NULL
);


--
-- Name: cannot_show; Type: TABLE; Schema: mecsa; Owner: -
--

CREATE TABLE mecsa.cannot_show (
    tenant text NOT NULL,
    until timestamp with time zone NOT NULL
);


--
-- Name: entry; Type: TABLE; Schema: mecsa; Owner: -
--

CREATE TABLE mecsa.entry (
    tenant text NOT NULL,
    id text NOT NULL,
    domain text NOT NULL,
    at timestamp with time zone NOT NULL,
    ruleset text NOT NULL,
    source text NOT NULL,
    asked_by text,
    scores json NOT NULL,
    took_ms integer NOT NULL,
    evidence bytea,
    CONSTRAINT entry_domain_check CHECK ((length(domain) <= 255)),
    CONSTRAINT entry_evidence_check CHECK ((length(evidence) <= 2097152)),
    CONSTRAINT entry_id_check CHECK (((length(id) >= 1) AND (length(id) <= 100))),
    CONSTRAINT entry_tenant_check CHECK (((length(tenant) >= 1) AND (length(tenant) <= 64)))
);


--
-- Name: installation; Type: TABLE; Schema: mecsa; Owner: -
--

CREATE TABLE mecsa.installation (
    tenant text NOT NULL,
    key_id text,
    nonce bytea,
    sealed bytea,
    uninstalled_at timestamp with time zone,
    CONSTRAINT installation_check CHECK (((sealed IS NULL) = (uninstalled_at IS NOT NULL))),
    CONSTRAINT installation_tenant_check CHECK (((length(tenant) >= 1) AND (length(tenant) <= 64)))
);


--
-- Name: migration; Type: TABLE; Schema: mecsa; Owner: -
--

CREATE TABLE mecsa.migration (
    name character varying(255) NOT NULL,
    "timestamp" character varying(255) NOT NULL
);


--
-- Name: migration_lock; Type: TABLE; Schema: mecsa; Owner: -
--

CREATE TABLE mecsa.migration_lock (
    id character varying(255) NOT NULL,
    is_locked integer DEFAULT 0 NOT NULL
);


--
-- Name: once; Type: TABLE; Schema: mecsa; Owner: -
--

CREATE TABLE mecsa.once (
    key text NOT NULL,
    until timestamp with time zone NOT NULL
);


--
-- Name: outbox; Type: TABLE; Schema: mecsa; Owner: -
--

CREATE TABLE mecsa.outbox (
    seq bigint NOT NULL,
    key text NOT NULL,
    tenant text NOT NULL,
    channel text NOT NULL,
    watch text,
    says json NOT NULL,
    under text,
    due timestamp with time zone NOT NULL,
    not_before timestamp with time zone NOT NULL,
    attempts integer DEFAULT 0 NOT NULL,
    leased_until timestamp with time zone,
    done_at timestamp with time zone,
    ts text,
    because text,
    CONSTRAINT outbox_channel_check CHECK (((length(channel) >= 1) AND (length(channel) <= 64))),
    CONSTRAINT outbox_key_check CHECK (((length(key) >= 1) AND (length(key) <= 500))),
    CONSTRAINT outbox_tenant_check CHECK (((length(tenant) >= 1) AND (length(tenant) <= 64)))
);


--
-- Name: outbox_seq_seq; Type: SEQUENCE; Schema: mecsa; Owner: -
--

ALTER TABLE mecsa.outbox ALTER COLUMN seq ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME mecsa.outbox_seq_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


--
-- Name: settings; Type: TABLE; Schema: mecsa; Owner: -
--

CREATE TABLE mecsa.settings (
    tenant text NOT NULL,
    retention_days integer NOT NULL,
    body json NOT NULL,
    CONSTRAINT settings_retention_days_check CHECK ((retention_days > 0)),
    CONSTRAINT settings_tenant_check CHECK (((length(tenant) >= 1) AND (length(tenant) <= 64)))
);


--
-- Name: watch; Type: TABLE; Schema: mecsa; Owner: -
--

CREATE TABLE mecsa.watch (
    id text NOT NULL,
    tenant text NOT NULL,
    channel text NOT NULL,
    domain text NOT NULL,
    created_by text NOT NULL,
    created_at timestamp with time zone NOT NULL,
    options json NOT NULL,
    next_at timestamp with time zone NOT NULL,
    leased_until timestamp with time zone,
    muted_until timestamp with time zone,
    paused_because text,
    state json NOT NULL,
    CONSTRAINT watch_channel_check CHECK (((length(channel) >= 1) AND (length(channel) <= 64))),
    CONSTRAINT watch_domain_check CHECK ((length(domain) <= 255)),
    CONSTRAINT watch_tenant_check CHECK (((length(tenant) >= 1) AND (length(tenant) <= 64)))
);


--
-- Data for Name: bucket; Type: TABLE DATA; Schema: mecsa; Owner: -
--

INSERT INTO mecsa.bucket VALUES ('bucket', 1, '2026-03-01 08:00:00+00', '2026-03-01 08:00:30+00');


--
-- Data for Name: cannot_show; Type: TABLE DATA; Schema: mecsa; Owner: -
--

INSERT INTO mecsa.cannot_show VALUES ('T0ACME', '2026-03-02 08:00:00+00');


--
-- Data for Name: entry; Type: TABLE DATA; Schema: mecsa; Owner: -
--

INSERT INTO mecsa.entry VALUES ('T0ACME', 'e1', 'example.org', '2026-03-01 08:00:00+00', '0.1.0', 'command', 'U0ANN', '[]', 1200, '\x1f8b08000000000000034d8b410ac2301045f739c5306b2bd30a22b986ae1417311d25d0644a265441bcbb982eccf2fdf7fedb00e05d7274052d6064afaee3258c9c3ce3e66717ce1a24a185bef25a0e34ec3bda75d49fe860892cd19688ceeb6794e84252b470310000c82f17e789b7921f6800aeb5529ed817c9b55ba72c521a74499fdc7a8d65fe5399f4e85d6afc2c53f0819b456eca79e1b12ee663beb28a6510f2000000');


--
-- Data for Name: installation; Type: TABLE DATA; Schema: mecsa; Owner: -
--

INSERT INTO mecsa.installation VALUES ('T0ACME', 'k1', '\x98b2444bd007791273278878', '\xd949cfa4e6103ebe72708a5edbb853387c6e58f9483cb09f29775f7cc42c82d9f6ed9341883399d2b7c7bbaa3a03b30be5055cfdaf9d3a8825505b1db181df06dda96b137d048bcfae8c4d3eb020c2adc20032f8e0cbbba12222bd5a199687d89b2e8726a6e26300c11755cdb8559c86e9b8c3faad28b67b7dd9ffe24cf2796d87b39fb721ef09e9e1a74735332d9c7de544235fe952d0b707723067f37627e86c3bbd10ee986043bab9d06c249b61208f7527ce53063004e5d502a1c9366b182da5be5995e460ba6db9e0e1f0d6b81a77211c01072c9b14584efb2d58df835cc503b758e9d1446fc01a8fa9bf92e16c8aa94ed1e80672bb21041243c61eeca769469b36286c671aeea6445f3e34d8752fb77af8c125c601b7efe56328b0', NULL);


--
-- Data for Name: migration; Type: TABLE DATA; Schema: mecsa; Owner: -
--

INSERT INTO mecsa.migration VALUES ('0001-start', '2026-11-22T10:08:50.101Z');


--
-- Data for Name: migration_lock; Type: TABLE DATA; Schema: mecsa; Owner: -
--

INSERT INTO mecsa.migration_lock VALUES ('migration_lock', 0);


--
-- Data for Name: once; Type: TABLE DATA; Schema: mecsa; Owner: -
--

INSERT INTO mecsa.once VALUES ('trigger', '2026-03-01 08:01:00+00');


--
-- Data for Name: outbox; Type: TABLE DATA; Schema: mecsa; Owner: -
--

INSERT INTO mecsa.outbox OVERRIDING SYSTEM VALUE VALUES (1, 'alert', 'T0ACME', 'C0GENERAL', NULL, '{"kind":"paused","because":"alert"}', NULL, '2026-03-01 08:00:00+00', '2026-03-01 08:00:00+00', 1, NULL, '2026-03-01 08:00:00+00', '1700000000.000100', NULL);
INSERT INTO mecsa.outbox OVERRIDING SYSTEM VALUE VALUES (2, 'recovery', 'T0ACME', 'C0GENERAL', 'w1', '{"kind":"paused","because":"recovery"}', 'alert', '2026-03-01 08:00:00+00', '2026-03-01 08:00:00+00', 0, NULL, NULL, NULL, NULL);


--
-- Data for Name: settings; Type: TABLE DATA; Schema: mecsa; Owner: -
--

INSERT INTO mecsa.settings VALUES ('T0ACME', 400, '{"timeZone":"Europe/Brussels","digest":"off","digestHour":8,"digestDay":1,"retentionDays":400,"watchers":"everyone"}');


--
-- Data for Name: watch; Type: TABLE DATA; Schema: mecsa; Owner: -
--

INSERT INTO mecsa.watch VALUES ('704265f9-6944-4790-b644-d8ea03cc4346', 'T0ACME', 'C0GENERAL', 'example.org', 'U0ANN', '2026-03-01 08:00:00+00', '{"everyHours":24,"only":"changes","categories":[],"threads":true,"reminders":[14,1]}', '2026-03-02 08:00:00+00', NULL, '2026-03-03 08:00:00+00', NULL, '{"seen":1}');


--
-- Name: outbox_seq_seq; Type: SEQUENCE SET; Schema: mecsa; Owner: -
--

SELECT pg_catalog.setval('mecsa.outbox_seq_seq', 2, true);


--
-- Name: bucket bucket_pkey; Type: CONSTRAINT; Schema: mecsa; Owner: -
--

ALTER TABLE ONLY mecsa.bucket
    ADD CONSTRAINT bucket_pkey PRIMARY KEY (bucket);


--
-- Name: cannot_show cannot_show_pkey; Type: CONSTRAINT; Schema: mecsa; Owner: -
--

ALTER TABLE ONLY mecsa.cannot_show
    ADD CONSTRAINT cannot_show_pkey PRIMARY KEY (tenant);


--
-- Name: entry entry_pkey; Type: CONSTRAINT; Schema: mecsa; Owner: -
--

ALTER TABLE ONLY mecsa.entry
    ADD CONSTRAINT entry_pkey PRIMARY KEY (tenant, id);


--
-- Name: installation installation_pkey; Type: CONSTRAINT; Schema: mecsa; Owner: -
--

ALTER TABLE ONLY mecsa.installation
    ADD CONSTRAINT installation_pkey PRIMARY KEY (tenant);


--
-- Name: migration_lock migration_lock_pkey; Type: CONSTRAINT; Schema: mecsa; Owner: -
--

ALTER TABLE ONLY mecsa.migration_lock
    ADD CONSTRAINT migration_lock_pkey PRIMARY KEY (id);


--
-- Name: migration migration_pkey; Type: CONSTRAINT; Schema: mecsa; Owner: -
--

ALTER TABLE ONLY mecsa.migration
    ADD CONSTRAINT migration_pkey PRIMARY KEY (name);


--
-- Name: once once_pkey; Type: CONSTRAINT; Schema: mecsa; Owner: -
--

ALTER TABLE ONLY mecsa.once
    ADD CONSTRAINT once_pkey PRIMARY KEY (key);


--
-- Name: outbox outbox_key_key; Type: CONSTRAINT; Schema: mecsa; Owner: -
--

ALTER TABLE ONLY mecsa.outbox
    ADD CONSTRAINT outbox_key_key UNIQUE (key);


--
-- Name: outbox outbox_pkey; Type: CONSTRAINT; Schema: mecsa; Owner: -
--

ALTER TABLE ONLY mecsa.outbox
    ADD CONSTRAINT outbox_pkey PRIMARY KEY (seq);


--
-- Name: settings settings_pkey; Type: CONSTRAINT; Schema: mecsa; Owner: -
--

ALTER TABLE ONLY mecsa.settings
    ADD CONSTRAINT settings_pkey PRIMARY KEY (tenant);


--
-- Name: watch watch_pkey; Type: CONSTRAINT; Schema: mecsa; Owner: -
--

ALTER TABLE ONLY mecsa.watch
    ADD CONSTRAINT watch_pkey PRIMARY KEY (id);


--
-- Name: watch watch_tenant_channel_domain_key; Type: CONSTRAINT; Schema: mecsa; Owner: -
--

ALTER TABLE ONLY mecsa.watch
    ADD CONSTRAINT watch_tenant_channel_domain_key UNIQUE (tenant, channel, domain);


--
-- Name: bucket_full; Type: INDEX; Schema: mecsa; Owner: -
--

CREATE INDEX bucket_full ON mecsa.bucket USING btree (full_at);


--
-- Name: entry_of_domain; Type: INDEX; Schema: mecsa; Owner: -
--

CREATE INDEX entry_of_domain ON mecsa.entry USING btree (tenant, domain, at DESC, id DESC);


--
-- Name: entry_of_user; Type: INDEX; Schema: mecsa; Owner: -
--

CREATE INDEX entry_of_user ON mecsa.entry USING btree (tenant, asked_by, at DESC, id DESC) WHERE (asked_by IS NOT NULL);


--
-- Name: entry_recent; Type: INDEX; Schema: mecsa; Owner: -
--

CREATE INDEX entry_recent ON mecsa.entry USING btree (tenant, at DESC, id DESC);


--
-- Name: installation_uninstalled; Type: INDEX; Schema: mecsa; Owner: -
--

CREATE INDEX installation_uninstalled ON mecsa.installation USING btree (uninstalled_at) WHERE (uninstalled_at IS NOT NULL);


--
-- Name: once_until; Type: INDEX; Schema: mecsa; Owner: -
--

CREATE INDEX once_until ON mecsa.once USING btree (until);


--
-- Name: outbox_done; Type: INDEX; Schema: mecsa; Owner: -
--

CREATE INDEX outbox_done ON mecsa.outbox USING btree (done_at) WHERE (done_at IS NOT NULL);


--
-- Name: outbox_of_tenant; Type: INDEX; Schema: mecsa; Owner: -
--

CREATE INDEX outbox_of_tenant ON mecsa.outbox USING btree (tenant, seq);


--
-- Name: outbox_waiting; Type: INDEX; Schema: mecsa; Owner: -
--

CREATE INDEX outbox_waiting ON mecsa.outbox USING btree (tenant, channel, due, seq) WHERE (done_at IS NULL);


--
-- Name: watch_due; Type: INDEX; Schema: mecsa; Owner: -
--

CREATE INDEX watch_due ON mecsa.watch USING btree (next_at) WHERE (paused_because IS NULL);


--
-- PostgreSQL database dump complete
--


