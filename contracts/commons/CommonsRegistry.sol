// SPDX-License-Identifier: AGPL-3.0-or-later
pragma solidity 0.8.37;

import {UUPSUpgradeable} from "@openzeppelin/contracts/proxy/utils/UUPSUpgradeable.sol";
import {ForwardedAccess} from "../access/ForwardedAccess.sol";
import {Commons, CommonsStatus, ICommonsRegistry} from "../interfaces/ICommonsRegistry.sol";
import {CommonsId, MunicipalityId} from "../types/Ids.sol";
import {CommonsRegistryStorage} from "./CommonsRegistryStorage.sol";

/// @title CommonsRegistry
/// @notice The municipalities and the commons that they recognise (see ICommonsRegistry)
/// @dev Behind an ERC-1967 proxy. Upgrades need the upgrader role, whose delay is longer than any ballot can run.
contract CommonsRegistry is ICommonsRegistry, ForwardedAccess, UUPSUpgradeable {
    int32 private constant MAX_LATITUDE = 90_000_000;
    int32 private constant MAX_LONGITUDE = 180_000_000;

    modifier onlyMunicipalityAdmin(MunicipalityId municipalityId) {
        _checkMunicipalityAdmin(municipalityId);
        _;
    }

    /// @param trustedForwarder_ The forwarder that brings calls of officials without funds.
    /// @custom:oz-upgrades-unsafe-allow constructor
    constructor(address trustedForwarder_) ForwardedAccess(trustedForwarder_) {
        _disableInitializers();
    }

    /// @notice Binds the proxy to its AccessManager, once.
    /// @param accessManager The AccessManager that knows the registrar and the upgrader.
    function initialize(address accessManager) external initializer {
        __AccessManaged_init(accessManager);
    }

    /// @inheritdoc ICommonsRegistry
    function registerMunicipality(
        address admin,
        bytes32 metadataDigest
    ) external restricted returns (MunicipalityId municipalityId) {
        if (admin == address(0)) revert CommonsRegistryInvalidAdmin(admin);
        CommonsRegistryStorage.Layout storage $ = CommonsRegistryStorage.load();
        municipalityId = MunicipalityId.wrap(++$.municipalityCount);
        $.municipalities[municipalityId].admin = admin;
        emit MunicipalityRegistered(municipalityId, admin, metadataDigest);
    }

    /// @inheritdoc ICommonsRegistry
    function updateMunicipality(
        MunicipalityId municipalityId,
        bytes32 metadataDigest
    ) external onlyMunicipalityAdmin(municipalityId) {
        emit MunicipalityUpdated(municipalityId, metadataDigest);
    }

    /// @inheritdoc ICommonsRegistry
    function offerAdmin(
        MunicipalityId municipalityId,
        address candidate
    ) external onlyMunicipalityAdmin(municipalityId) {
        CommonsRegistryStorage.load().municipalities[municipalityId].candidate = candidate;
        emit MunicipalityAdminOffered(municipalityId, candidate);
    }

    /// @inheritdoc ICommonsRegistry
    function acceptAdmin(MunicipalityId municipalityId) external {
        CommonsRegistryStorage.Municipality storage municipality = CommonsRegistryStorage.load().municipalities[
            municipalityId
        ];
        address previousAdmin = municipality.admin;
        if (previousAdmin == address(0)) revert CommonsRegistryUnknownMunicipality(municipalityId);
        address candidate = _msgSender();
        if (municipality.candidate != candidate) revert CommonsRegistryNotCandidate(municipalityId, candidate);
        municipality.admin = candidate;
        municipality.candidate = address(0);
        emit MunicipalityAdminChanged(municipalityId, previousAdmin, candidate);
    }

    /// @inheritdoc ICommonsRegistry
    function setIssuer(
        MunicipalityId municipalityId,
        address issuer,
        bool trusted
    ) external onlyMunicipalityAdmin(municipalityId) {
        CommonsRegistryStorage.load().issuers[municipalityId][issuer] = trusted;
        emit IssuerSet(municipalityId, issuer, trusted);
    }

    /// @inheritdoc ICommonsRegistry
    function createCommons(
        MunicipalityId municipalityId,
        int32 latitude,
        int32 longitude,
        bytes32 metadataDigest
    ) external onlyMunicipalityAdmin(municipalityId) returns (CommonsId commonsId) {
        _checkPosition(latitude, longitude);
        CommonsRegistryStorage.Layout storage $ = CommonsRegistryStorage.load();
        commonsId = CommonsId.wrap(++$.commonsCount);
        $.commons[commonsId] = Commons(municipalityId, latitude, longitude, CommonsStatus.Active, metadataDigest);
        emit CommonsCreated(commonsId, municipalityId, latitude, longitude, metadataDigest);
    }

    /// @inheritdoc ICommonsRegistry
    function updateCommons(CommonsId commonsId, int32 latitude, int32 longitude, bytes32 metadataDigest) external {
        Commons storage record = _administered(commonsId);
        _checkPosition(latitude, longitude);
        record.latitude = latitude;
        record.longitude = longitude;
        record.metadataDigest = metadataDigest;
        emit CommonsUpdated(commonsId, latitude, longitude, metadataDigest);
    }

    /// @inheritdoc ICommonsRegistry
    function setCommonsStatus(CommonsId commonsId, CommonsStatus status) external {
        Commons storage record = _administered(commonsId);
        if (status == CommonsStatus.None) revert CommonsRegistryInvalidStatus(status);
        record.status = status;
        emit CommonsStatusChanged(commonsId, status);
    }

    /// @inheritdoc ICommonsRegistry
    function municipalityAdmin(MunicipalityId municipalityId) external view returns (address) {
        return CommonsRegistryStorage.load().municipalities[municipalityId].admin;
    }

    /// @inheritdoc ICommonsRegistry
    function isIssuer(MunicipalityId municipalityId, address account) external view returns (bool) {
        return CommonsRegistryStorage.load().issuers[municipalityId][account];
    }

    /// @inheritdoc ICommonsRegistry
    function commons(CommonsId commonsId) external view returns (Commons memory) {
        return CommonsRegistryStorage.load().commons[commonsId];
    }

    /// @inheritdoc ICommonsRegistry
    function commonsAuthority(
        CommonsId commonsId
    ) external view returns (MunicipalityId municipalityId, CommonsStatus status, address admin) {
        Commons storage record = _known(commonsId);
        municipalityId = record.municipalityId;
        status = record.status;
        admin = CommonsRegistryStorage.load().municipalities[municipalityId].admin;
    }

    /// @notice The version of this code, semantic.
    /// @return Three numbers with points between them.
    function version() external pure returns (string memory) {
        return "1.0.0";
    }

    function _authorizeUpgrade(address) internal override restricted notForwarded {}

    function _administered(CommonsId commonsId) private view returns (Commons storage record) {
        record = _known(commonsId);
        _checkMunicipalityAdmin(record.municipalityId);
    }

    function _known(CommonsId commonsId) private view returns (Commons storage record) {
        record = CommonsRegistryStorage.load().commons[commonsId];
        if (record.status == CommonsStatus.None) revert CommonsRegistryUnknownCommons(commonsId);
    }

    function _checkMunicipalityAdmin(MunicipalityId municipalityId) private view {
        address admin = CommonsRegistryStorage.load().municipalities[municipalityId].admin;
        if (admin == address(0)) revert CommonsRegistryUnknownMunicipality(municipalityId);
        if (admin != _msgSender()) revert CommonsRegistryNotMunicipalityAdmin(municipalityId, _msgSender());
    }

    function _checkPosition(int32 latitude, int32 longitude) private pure {
        if (
            latitude < -MAX_LATITUDE ||
            latitude > MAX_LATITUDE ||
            longitude < -MAX_LONGITUDE ||
            longitude > MAX_LONGITUDE
        ) revert CommonsRegistryInvalidPosition(latitude, longitude);
    }
}
