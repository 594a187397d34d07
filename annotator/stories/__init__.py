"""What is told by several: which articles tell one event, which are copies, who sources one claim how."""
