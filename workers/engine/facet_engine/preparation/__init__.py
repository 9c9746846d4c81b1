"""What the model will see: rows to token ids and labels, by tokenizer and template. No torch."""
