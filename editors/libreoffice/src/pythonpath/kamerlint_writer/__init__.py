"""kamerlint in LibreOffice Writer. Everything that is found and mended comes from the program; here it is only put in its place."""
