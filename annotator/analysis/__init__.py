"""What the stored articles show together: which of them tell one story, and who sources a claim how."""
