"""Papers as .docx by the layout of GB/T 9704-2012: 22 lines of 28 characters on A4 (公文)."""
