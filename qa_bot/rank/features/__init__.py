"""What speaks for a candidate: one small function a feature, one table of them."""
