# Reads "<bytes of the style> <megabytes>\n", the style and the page; writes the PDF. Fetches nothing and says nothing.
import logging
import resource
import sys


def refuse(url, *rest, **named):
    raise ValueError("nothing is fetched")


def main():
    style_size, megabytes = (int(word) for word in sys.stdin.buffer.readline().split())
    resource.setrlimit(resource.RLIMIT_AS, (megabytes << 20, megabytes << 20))
    from weasyprint import CSS, HTML

    logging.getLogger("weasyprint").addHandler(logging.NullHandler())
    # Nothing of the page can reach a disk: from here on, no file can be written.
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
    style = sys.stdin.buffer.read(style_size).decode("utf-8")
    page = sys.stdin.buffer.read().decode("utf-8")
    document = HTML(string=page, url_fetcher=refuse)
    sheet = CSS(string=style, url_fetcher=refuse)
    sys.stdout.buffer.write(document.write_pdf(stylesheets=[sheet], variant="pdf/ua-1"))


main()
