"""What the site keeps about people and which cookies it sets: declared once, shown on the privacy pages."""
