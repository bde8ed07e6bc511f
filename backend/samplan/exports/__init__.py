"""The same figures as CSV and XLSX, and spreadsheets read back without trusting them."""
