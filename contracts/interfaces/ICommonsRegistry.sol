// SPDX-License-Identifier: AGPL-3.0-or-later
pragma solidity 0.8.37;

import {CommonsId, MunicipalityId} from "../types/Ids.sol";

/// @notice Whether a commons takes part in public life.
enum CommonsStatus {
    None,
    Active,
    Suspended,
    Closed
}

/// @notice One commons as it is stored.
/// @param latitude In 1e-6 degrees, -90e6 to 90e6.
/// @param longitude In 1e-6 degrees, -180e6 to 180e6.
struct Commons {
    MunicipalityId municipalityId;
    int32 latitude;
    int32 longitude;
    CommonsStatus status;
    bytes32 metadataDigest;
}

/// @title The municipalities and the commons that they recognise
/// @notice Digests are sha2-256 of the JSON document that IPFS serves as a raw block.
interface ICommonsRegistry {
    event MunicipalityRegistered(MunicipalityId indexed municipalityId, address indexed admin, bytes32 metadataDigest);
    event MunicipalityUpdated(MunicipalityId indexed municipalityId, bytes32 metadataDigest);
    event MunicipalityAdminOffered(MunicipalityId indexed municipalityId, address indexed candidate);
    event MunicipalityAdminChanged(
        MunicipalityId indexed municipalityId,
        address indexed previousAdmin,
        address indexed admin
    );
    event IssuerSet(MunicipalityId indexed municipalityId, address indexed issuer, bool trusted);
    event CommonsCreated(
        CommonsId indexed commonsId,
        MunicipalityId indexed municipalityId,
        int32 latitude,
        int32 longitude,
        bytes32 metadataDigest
    );
    event CommonsUpdated(CommonsId indexed commonsId, int32 latitude, int32 longitude, bytes32 metadataDigest);
    event CommonsStatusChanged(CommonsId indexed commonsId, CommonsStatus status);

    error CommonsRegistryUnknownMunicipality(MunicipalityId municipalityId);
    error CommonsRegistryUnknownCommons(CommonsId commonsId);
    error CommonsRegistryNotMunicipalityAdmin(MunicipalityId municipalityId, address caller);
    error CommonsRegistryNotCandidate(MunicipalityId municipalityId, address caller);
    error CommonsRegistryInvalidAdmin(address admin);
    error CommonsRegistryInvalidPosition(int32 latitude, int32 longitude);
    error CommonsRegistryInvalidStatus(CommonsStatus status);

    /// @notice Recognises a municipality. Only the registrar role.
    function registerMunicipality(
        address admin,
        bytes32 metadataDigest
    ) external returns (MunicipalityId municipalityId);

    /// @notice Replaces the municipality's document. Only its admin.
    function updateMunicipality(MunicipalityId municipalityId, bytes32 metadataDigest) external;

    /// @notice Offers the municipality's administration to another account. Only its admin; the candidate accepts.
    function offerAdmin(MunicipalityId municipalityId, address candidate) external;

    /// @notice Takes over the administration that was offered to the caller.
    function acceptAdmin(MunicipalityId municipalityId) external;

    /// @notice Trusts an issuer of eligibility, or stops trusting it. Only the municipality's admin.
    function setIssuer(MunicipalityId municipalityId, address issuer, bool trusted) external;

    /// @notice Creates an active commons. Only the municipality's admin.
    function createCommons(
        MunicipalityId municipalityId,
        int32 latitude,
        int32 longitude,
        bytes32 metadataDigest
    ) external returns (CommonsId commonsId);

    /// @notice Replaces the place and the document of a commons. Only its municipality's admin.
    function updateCommons(CommonsId commonsId, int32 latitude, int32 longitude, bytes32 metadataDigest) external;

    /// @notice Activates, suspends or closes a commons. Only its municipality's admin.
    function setCommonsStatus(CommonsId commonsId, CommonsStatus status) external;

    function municipalityAdmin(MunicipalityId municipalityId) external view returns (address);
    function isIssuer(MunicipalityId municipalityId, address account) external view returns (bool);
    function commons(CommonsId commonsId) external view returns (Commons memory);

    /// @notice The facts that Membership and BallotBox ask for together; reverts for an unknown commons.
    function commonsAuthority(
        CommonsId commonsId
    ) external view returns (MunicipalityId municipalityId, CommonsStatus status, address admin);
}
