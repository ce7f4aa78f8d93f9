### licence
