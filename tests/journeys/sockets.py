# SPDX-License-Identifier: GPL-3.0-or-later
"""Watches whom a process talks to over IP, by what the kernel says of its open sockets."""

import os
import re
import socket
import struct
import threading
import time

EVERY = 0.005
LISTENS = "0A"
TABLES = ("tcp", "tcp6", "udp", "udp6")


def address_of(text):
    """“0100007F:1F90” as an address and a port."""
    digits, port = text.split(":")
    words = b"".join(struct.pack("=I", int(digits[i:i + 8], 16)) for i in range(0, len(digits), 8))
    family = socket.AF_INET if len(words) == 4 else socket.AF_INET6
    return socket.inet_ntop(family, words), int(port, 16)


class Sockets:
    def __init__(self, pid):
        self.pid = pid
        self.partners = set()  # (protocol, address, port) of the other side
        self.listening = set()
        self.looks = 0
        self.ends = False
        self.thread = threading.Thread(target=self._run, daemon=True)
        self.thread.start()

    def _run(self):
        while not self.ends:
            try:
                self._look()
            except OSError:  # it has ended, or closed what was just listed
                pass
            time.sleep(EVERY)

    def _inodes(self):
        folder = f"/proc/{self.pid}/fd"
        inodes = set()
        for name in os.listdir(folder):
            try:
                found = re.fullmatch(r"socket:\[(\d+)\]", os.readlink(os.path.join(folder, name)))
            except OSError:
                continue
            if found:
                inodes.add(found.group(1))
        return inodes

    def _look(self):
        inodes = self._inodes()
        for table in TABLES:
            with open(f"/proc/{self.pid}/net/{table}", encoding="ascii") as file:
                rows = [line.split() for line in file.readlines()[1:]]
            for row in rows:
                if row[9] not in inodes:
                    continue
                if row[3] == LISTENS:
                    self.listening.add((table, *address_of(row[1])))
                elif address_of(row[2])[1]:
                    self.partners.add((table, *address_of(row[2])))
        self.looks += 1

    def close(self):
        self.ends = True
        self.thread.join()
