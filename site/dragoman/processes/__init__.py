"""The processes of a server: one that holds the sockets, and those that serve.

The first one knows nothing of sites: it is small, and lives longer than any code that a
reload brings. So nothing here imports Tornado, or reads pages, templates or settings.
"""
