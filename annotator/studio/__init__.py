"""Label Studio: tasks out with predictions, reviews back."""
