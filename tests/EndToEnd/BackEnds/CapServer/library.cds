// The library of these tests as services of CAP: the shapes of Library/library.v4.edmx and Library/library.v2.edmx.
context store {
  entity Books {
    key BookID : String(10);
    Title : String(100);
    Pages : Integer;
    Price : Decimal(15, 2);
    Lent : Boolean;
    PublishedOn : Date;
    AuthorID : String(10);
    Author : Association to Authors on Author.AuthorID = AuthorID;
  }

  entity Authors {
    key AuthorID : String(10);
    Name : String(100);
    Books : Composition of many Books on Books.AuthorID = AuthorID;
  }

  entity Loans {
    key LoanID : Integer;
    Reader : String(40);
    Version : Integer @odata.etag;
  }

  // What the documents of CAP say in their own words: media, enumerations, structures, every type, texts in several languages.
  type Shelf : String enum { hall; cellar; desk };
  type Place { Room : String(20); Row : Integer; };

  entity Documents {
    key ID : UUID;
    Name : localized String(60);
    Shelf : Shelf default 'hall';
    Place : Place;
    Size : Int64;
    Weight : Double;
    Worth : Decimal;
    Opens : Time;
    Bound : DateTime;
    Scanned : Timestamp;
    Seal : Binary(16);
    Words : many String;
    Note : String @readonly;
    MediaType : String(60) @Core.IsMediaType;
    Content : LargeBinary @Core.MediaType: MediaType;
    Pages : Composition of many { key Number : Integer; Text : LargeString; };
  }
}

@path: '/library/v4'
service Library {
  @cds.query.limit: 2
  entity Books as projection on store.Books actions { action Lend(reader : String) returns Books; };
  entity Authors as projection on store.Authors;
  entity Loans as projection on store.Loans actions { action Extend() returns Loans; };
  function Longest() returns Books;
  entity Documents as projection on store.Documents actions { action Move(to : store.Place) returns store.Place; function Heavier(than : Double) returns Boolean; };
  action Sort(shelf : store.Shelf, words : many String) returns many String;
}

// OData V2 comes from an adapter in front of this one.
@path: '/adapted/v2'
service Adapted {
  @cds.query.limit: 2
  entity Books as select from store.Books { *, Author as to_Author : redirected to Authors } excluding { Author };
  entity Authors as select from store.Authors { *, Books as to_Books : redirected to Books } excluding { Books };
  entity Loans as projection on store.Loans;
  action Lend(BookID : String, Reader : String) returns Books;
  function Longest() returns Books;
  entity Documents as projection on store.Documents excluding { Words };
}
