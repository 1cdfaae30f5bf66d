"""Which IP addresses belong to the public internet: explicit tables, after the IANA registries.

``ipaddress.is_global`` is not enough: in Python 3.11 it holds for NAT64, 6to4, multicast and site-local addresses, for
``3fff::/20`` and ``5f00::/16``, and for the metadata addresses that some clouds keep inside public blocks.
"""

from ipaddress import IPv4Address, IPv4Network, IPv6Address, IPv6Network, ip_address

_CLOSED_4 = tuple(
    IPv4Network(block)
    for block in (
        "0.0.0.0/8",  # "this" network; 0.0.0.0 reaches the machine itself
        "10.0.0.0/8",
        "100.64.0.0/10",  # carrier-grade NAT; holds 100.100.100.200, a cloud's metadata
        "127.0.0.0/8",
        "168.63.129.16/32",  # a cloud's host agent, in a block that looks public
        "169.254.0.0/16",  # link-local; holds 169.254.169.254, the metadata of most clouds
        "172.16.0.0/12",
        "192.0.0.0/24",  # protocol assignments; holds 192.0.0.192, a cloud's metadata
        "192.0.2.0/24",  # documentation
        "192.31.196.0/24",  # AS112: answers for private zones
        "192.52.193.0/24",  # automatic multicast tunnelling
        "192.88.99.0/24",  # 6to4 relays
        "192.168.0.0/16",
        "192.175.48.0/24",  # AS112
        "198.18.0.0/15",  # benchmarks
        "198.51.100.0/24",  # documentation
        "203.0.113.0/24",  # documentation
        "224.0.0.0/4",  # multicast
        "240.0.0.0/4",  # reserved, and broadcast
    )
)

# Only global unicast is given out in IPv6 (2000::/3); everything outside it is closed at once. That covers loopback,
# v4-mapped and v4-compatible, NAT64 (64:ff9b::/96, 64:ff9b:1::/48), discard (100::/64), segment routing (5f00::/16),
# unique local (fc00::/7), link-local, site-local (fec0::/10) and multicast.
_OPEN_6 = IPv6Network("2000::/3")
_CLOSED_6 = tuple(
    IPv6Network(block)
    for block in (
        "2001::/23",  # protocol assignments: Teredo, benchmarks, ORCHID
        "2001:db8::/32",  # documentation
        "2002::/16",  # 6to4: an IPv4 address inside
        "2620:4f:8000::/48",  # AS112
        "3fff::/20",  # documentation
    )
)


def is_public(ip: str | IPv4Address | IPv6Address) -> bool:
    """Whether an address belongs to the public internet. Text that is no plain IP address, or has a zone, does not."""
    if isinstance(ip, str):
        try:
            ip = ip_address(ip)
        except ValueError:
            return False
    if isinstance(ip, IPv4Address):
        return not any(ip in block for block in _CLOSED_4)
    if ip.scope_id is not None:
        return False
    return ip in _OPEN_6 and not any(ip in block for block in _CLOSED_6)


# Where a newsroom's own servers may lie. Not what clouds keep for themselves: link-local addresses and fd00:ec2::/32.
_OWN = tuple(
    (IPv4Network if "." in block else IPv6Network)(block)
    for block in ("10.0.0.0/8", "127.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16", "::1/128", "fc00::/7")
)
_CLOUDS = IPv6Network("fd00:ec2::/32")


def is_own(ip: str) -> bool:
    """Whether an address is public or lies in a private network, in which a server of one's own may stand."""
    if is_public(ip):
        return True
    try:
        address = ip_address(ip)
    except ValueError:
        return False
    if isinstance(address, IPv6Address) and (address.scope_id is not None or address in _CLOUDS):
        return False
    return any(address in block for block in _OWN if block.version == address.version)
