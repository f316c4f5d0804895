"""GB/T 9704—2012 as figures → the lengths and places on a page that writers and the check measure by."""
