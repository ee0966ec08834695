"""An SMTP server on aiosmtpd, for canary_test.cpp: mailbox.py FOLDER

Writes its port to FOLDER/port and each mail to FOLDER/N.mail: the envelope, the mail as it came, and once more with
every header and part decoded by Python's own parser. Ends when its standard input does.
"""

import asyncio
import email
import email.policy
import logging
import os
import sys

from aiosmtpd.smtp import SMTP

folder = sys.argv[1]
logging.getLogger("mail.log").setLevel(logging.CRITICAL)


def write(name, content):
    path = os.path.join(folder, name)
    with open(path + ".part", "wb") as out:
        out.write(content)
    os.rename(path + ".part", path)


class Mailbox:
    count = 0

    async def handle_DATA(self, server, session, envelope):
        message = email.message_from_bytes(envelope.content, policy=email.policy.default)
        said = [f"HELO {session.host_name}", f"FROM {envelope.mail_from}", f"TO {','.join(envelope.rcpt_tos)}"]
        said += [f"{name}: {value}" for name, value in message.items()]
        for part in message.walk():
            said += [f"part {part.get_content_type()} {part.get_filename()}"]
            if not part.is_multipart():
                said += [part.get_payload(decode=True).decode().replace("\r\n ", "").replace("\r\n", "\n")]
        write(f"{Mailbox.count}.mail", envelope.content + b"\n=== decoded\n" + "\n".join(said).encode())
        Mailbox.count += 1
        return "250 taken"


async def main():
    loop = asyncio.get_running_loop()
    server = await loop.create_server(lambda: SMTP(Mailbox(), hostname="mailbox.example.ca"), "127.0.0.1", 0)
    write("port", str(server.sockets[0].getsockname()[1]).encode())
    await loop.run_in_executor(None, sys.stdin.read)
    server.close()


asyncio.run(main())
