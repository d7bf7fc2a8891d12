"""Blood-flow restriction: who may, how the occlusion pressure is found, what a set shows, and which scheme is proposed.

Nothing here moves a cuff: findings and proposals only. What goes on the wire is decided in `devices/cuff/limits.py`.
"""
