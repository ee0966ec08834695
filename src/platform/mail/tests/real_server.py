"""An SMTP server on aiosmtpd, for real_server_test.cpp: real_server.py FOLDER plain|starttls|tls

Makes a certificate authority and a certificate for localhost in FOLDER, writes its port to FOLDER/port, takes each mail
apart with Python's own parser and icalendar into files FOLDER/N.what, and ends when its standard input does.
"""

import asyncio
import email
import email.policy
import logging
import os
import ssl
import subprocess
import sys

import icalendar
from aiosmtpd.smtp import SMTP, AuthResult

folder, mode = sys.argv[1], sys.argv[2]
logging.getLogger("mail.log").setLevel(logging.CRITICAL)  # clients that break off are part of the test


def path(name):
    return os.path.join(folder, name)


def write(name, content):
    with open(path(name) + ".part", "wb") as out:
        out.write(content if isinstance(content, bytes) else str(content).encode())
    os.rename(path(name) + ".part", path(name))


def openssl(*arguments):
    subprocess.run(["openssl", *arguments], check=True, capture_output=True, cwd=folder)


def make_certificates():
    key = ["-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes"]
    openssl("req", "-x509", *key, "-keyout", "authority.key", "-out", "authority.pem", "-days", "2", "-subj", "/CN=test authority")
    openssl("req", *key, "-keyout", "server.key", "-out", "server.csr", "-subj", "/CN=localhost")
    write("san", "subjectAltName=DNS:localhost")
    openssl("x509", "-req", "-in", "server.csr", "-CA", "authority.pem", "-CAkey", "authority.key", "-CAcreateserial",
            "-out", "server.pem", "-days", "2", "-extfile", "san")
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(path("server.pem"), path("server.key"))
    return context


class Mailbox:
    count = 0

    async def handle_RCPT(self, server, session, envelope, address, options):
        if address.startswith("nobody@"):
            return "550 5.1.1 no such mailbox"
        if address.startswith("later@"):
            return "451 4.3.0 later"
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server, session, envelope):
        number, Mailbox.count = Mailbox.count, Mailbox.count + 1
        message = email.message_from_bytes(envelope.content, policy=email.policy.default)
        defects = list(message.defects)
        for name, value in message.items():
            defects += value.defects
            write(f"{number}.{name.lower()}", value)
        for part in message.walk():
            defects += part.defects
            if part.get_content_type() == "text/plain":
                write(f"{number}.text", part.get_content().replace("\r\n", "\n"))
            elif part.get_content_type() == "text/calendar":
                write(f"{number}.calendar", part.get_payload(decode=True))
                calendar = icalendar.Calendar.from_ical(part.get_payload(decode=True))
                event = calendar.walk("VEVENT")[0]
                defects += calendar.errors + event.errors
                write(f"{number}.event", f"{calendar['METHOD']}|{event['SUMMARY']}|{event['LOCATION']}|"
                      f"{event['DTSTART'].dt.isoformat()}|{event['DTEND'].dt.isoformat()}|{event['ORGANIZER']}")
                write(f"{number}.method", part.get_param("method"))
                write(f"{number}.filename", part.get_filename())
        write(f"{number}.defects", "\n".join(map(repr, defects)))
        write(f"{number}.envelope", f"{envelope.mail_from} {' '.join(envelope.rcpt_tos)}")
        write(f"{number}.session", f"{session.ssl is not None or mode == 'tls'} {session.authenticated}")
        return "250 OK"


def authenticator(server, session, envelope, mechanism, data):
    return AuthResult(success=(data.login, data.password) == (b"concert", "mot de passe: é".encode()), handled=False)


async def main():
    loop = asyncio.get_running_loop()
    context = None if mode == "plain" else make_certificates()

    def connection():
        if mode == "starttls":
            return SMTP(Mailbox(), loop=loop, tls_context=context, require_starttls=True, authenticator=authenticator,
                        auth_required=True)
        if mode == "tls":
            return SMTP(Mailbox(), loop=loop, authenticator=authenticator, auth_require_tls=False)
        return SMTP(Mailbox(), loop=loop)

    server = await loop.create_server(connection, "127.0.0.1", 0, ssl=context if mode == "tls" else None)
    write("port", server.sockets[0].getsockname()[1])
    await loop.run_in_executor(None, sys.stdin.read)
    os._exit(0)


asyncio.run(main())
