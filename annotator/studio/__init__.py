"""Label Studio: its server, tasks out with predictions, reviews back."""
