"""The trial of the engines (decision 20): real workers of each engine, killed, stopped and robbed of their queue.

``./dev engines`` runs it; it takes some minutes.
"""
