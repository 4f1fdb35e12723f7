"""What a restored database needs before visitors come: each step may run at any time, and again."""
